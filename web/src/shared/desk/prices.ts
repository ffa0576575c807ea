import { get } from '../api/client'
import type { Schemas } from './use'

export type Item = Schemas['ItemView']

/** What an institution charges for an item today, or the city's list says when none is named; null when it has no price. */
export async function priceOf(institution: number | null, code: string): Promise<string | null> {
  // The list is read from the place just before the item on: no code stands in between.
  const last = code.charCodeAt(code.length - 1)
  const query = { after: `${code.slice(0, -1)}${String.fromCharCode(last - 1)}\uffff`, limit: 1 }
  const page = institution
    ? await get('/api/v1/{city}/institutions/{institution}/prices', { path: { institution }, query })
    : await get('/api/v1/{city}/prices', { query })
  const [found] = page.prices
  return found?.itemCode === code ? found.price : null
}

/** `45.000000` as `45.00`, `0.123400` as `0.1234`. */
export const shortPrice = (price: string): string => price.replace(/(\.\d{2}\d*?)0+$/, '$1')
