import { get } from '@shared/api/client'
import { amount } from '@shared/money'
import { hospital, type Schemas } from './app'

export type Item = Schemas['ItemView']

/** Items whose code or name holds these words. */
export const items = async (q: string, signal?: AbortSignal): Promise<Item[]> =>
  (await get('/api/v1/{city}/items', { query: { q, limit: 12 }, ...(signal ? { signal } : {}) } as never) as Schemas['ItemPage']).items

/** What the hospital charges for an item today; null when it has no price. */
export async function priceOf(code: string): Promise<string | null> {
  // The list is read from the place just before the item on: no code stands in between.
  const last = code.charCodeAt(code.length - 1)
  const after = `${code.slice(0, -1)}${String.fromCharCode(last - 1)}\uffff`
  const page = await get('/api/v1/{city}/institutions/{institution}/prices', {
    path: { institution: hospital.value },
    query: { after, limit: 1 },
  })
  const [found] = page.prices
  return found?.itemCode === code ? found.price : null
}

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

/** `45.000000` as `45.00`, `0.123400` as `0.1234`. */
export const shortPrice = (price: string): string => price.replace(/(\.\d{2}\d*?)0+$/, '$1')

/** `1.0000` as `1`. */
export const shortQuantity = (quantity: string): string => quantity.replace(/\.?0+$/, '') || '0'
