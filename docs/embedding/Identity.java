// The shop's word for who is signed in, for the chat. Only what comes with the JDK, 17 or newer.

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public final class Identity {
    private static final long LIFE = 300; // seconds; more than 600 is refused

    public static String identity(byte[] key, String inbox, String customer) throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        String head = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
        String claims = "{\"aud\":" + text(inbox) + ",\"sub\":" + text(customer)
            + ",\"iat\":" + now + ",\"exp\":" + (now + LIFE) + "}";
        String signed = part(head.getBytes(StandardCharsets.UTF_8)) + "." + part(claims.getBytes(StandardCharsets.UTF_8));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return signed + "." + part(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static String part(byte[] raw) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
    }

    /** A JSON string; a customer's id with a quote in it must not become another claim. */
    private static String text(String value) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            if (c == '"' || c == '\\') out.append('\\').append(c);
            else if (c < ' ') out.append(String.format("\\u%04x", (int) c));
            else out.append(c);
        }
        return out.append('"').toString();
    }

    public static void main(String[] args) throws Exception {
        System.out.println(identity(Files.readAllBytes(Path.of(args[0])), args[1], args[2]));
    }
}
