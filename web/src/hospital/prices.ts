import { get } from '@shared/api/client'
import { priceOf as ofList, type Item } from '@shared/desk/prices'
import { amount } from '@shared/money'
import { hospital, type Schemas } from './app'

export { shortPrice, type Item } from '@shared/desk/prices'

/** Items whose code or name holds these words. */
export const items = async (q: string, signal?: AbortSignal): Promise<Item[]> =>
  (await get('/api/v1/{city}/items', { query: { q, limit: 12 }, ...(signal ? { signal } : {}) } as never) as Schemas['ItemPage']).items

/** What the hospital charges for an item today; null when it has no price. */
export const priceOf = (code: string): Promise<string | null> => ofList(hospital.value, code)

const UNIT = 10n

/** Price × quantity, rounded half up once, as the server does; an estimate until it is ordered. */
export function estimate(price: string, quantity: string): string | null {
  const p = /^(\d+)\.(\d{6})$/.exec(price)
  const q = /^(\d{1,9})(?:\.(\d{1,4}))?$/.exec(quantity.trim())
  if (!p || !q) return null
  const micro = BigInt(p[1]!) * UNIT ** 6n + BigInt(p[2]!)
  const parts = BigInt(q[1]!) * UNIT ** 4n + BigInt((q[2] ?? '').padEnd(4, '0'))
  const fen = (micro * parts + (UNIT ** 8n) / 2n) / UNIT ** 8n
  return amount(fen)
}

/** `1.0000` as `1`. */
export const shortQuantity = (quantity: string): string => quantity.replace(/\.?0+$/, '') || '0'
