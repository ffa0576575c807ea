/**
 * An intent is one thing someone wants to happen once: this call with this content. Its
 * Idempotency-Key lives in the browser's storage until the server has answered, so that a retry
 * after a dropped connection or a reload is the same request to the server and never a second one.
 */

const PREFIX = 'xinyi.intent.'
/** A key nobody came back for is forgotten after a day. */
const KEPT_MS = 24 * 3_600_000

interface Kept {
  key: string
  since: number
}

function digest(text: string): string {
  // FNV-1a over 64 bits, twice with different beginnings: names an intent within one browser.
  const half = (seed: bigint) => {
    let hash = seed
    for (const byte of new TextEncoder().encode(text)) {
      hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
    }
    return hash.toString(36)
  }
  return half(0xcbf29ce484222325n) + half(0x84222325cbf29ce4n)
}

export const newKey = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function read(name: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as Kept | null
    return kept && Date.now() - kept.since < KEPT_MS ? kept : null
  } catch {
    return null
  }
}

/** The key of an intent: the one it had when it was tried before without an answer, or a new one. */
export async function keyFor(intent: string): Promise<string> {
  const name = PREFIX + digest(intent)
  const kept = read(name)
  if (kept) return kept.key
  const key = newKey()
  try {
    localStorage.setItem(name, JSON.stringify({ key, since: Date.now() } satisfies Kept))
  } catch {
    // Storage is full or closed: the key still holds for this call.
  }
  return key
}

/** Answered: the next time is a new intent. */
export function settle(intent: string): void {
  try {
    localStorage.removeItem(PREFIX + digest(intent))
  } catch {
    // Nothing was kept.
  }
}

/** Someone else uses this browser now. */
export function forgetAll(): void {
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith(PREFIX)) localStorage.removeItem(name)
  }
}
