// A short tone when something comes in while nobody is looking. Made on the spot: there is no file to load.
import { sound } from "./memory";

let context: AudioContext | null = null;

/** Whether the tone is on. */
export function sounding(): boolean {
  return sound.get();
}

/** Turn the tone on or off. Browsers let a page sound only after a gesture: this is one, and lets it be heard. */
export function turnSound(on: boolean): void {
  sound.set(on);
  if (on) chime();
}

/** Two soft notes. */
export function chime(): void {
  try {
    context ??= new AudioContext();
    void context.resume();
    const start = context.currentTime + 0.02;
    for (const [place, pitch] of [587.3, 880].entries()) tone(context, pitch, start + place * 0.12);
  } catch {
    // No sound on this device: the badge and the title still say it.
  }
}

function tone(on: AudioContext, pitch: number, at: number): void {
  const volume = on.createGain();
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.08, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.35);
  const voice = on.createOscillator();
  voice.frequency.value = pitch;
  voice.connect(volume).connect(on.destination);
  voice.start(at);
  voice.stop(at + 0.4);
}
