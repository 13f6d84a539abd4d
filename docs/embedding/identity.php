<?php
// The shop's word for who is signed in, for the chat. Only what comes with PHP.

declare(strict_types=1);

const LIFE = 300; // seconds; more than 600 is refused

function identity(string $key, string $inbox, string $customer): string
{
    $now = time();
    $head = ['alg' => 'HS256', 'typ' => 'JWT'];
    $claims = ['aud' => $inbox, 'sub' => $customer, 'iat' => $now, 'exp' => $now + LIFE];
    $signed = part(json_encode($head, JSON_THROW_ON_ERROR)) . '.' . part(json_encode($claims, JSON_THROW_ON_ERROR));
    return $signed . '.' . part(hash_hmac('sha256', $signed, $key, true));
}

function part(string $raw): string
{
    return rtrim(strtr(base64_encode($raw), '+/', '-_'), '=');
}

if (PHP_SAPI === 'cli' && realpath($argv[0]) === __FILE__) {
    [, $keyFile, $inbox, $customer] = $argv;
    echo identity(file_get_contents($keyFile), $inbox, $customer), "\n";
}
