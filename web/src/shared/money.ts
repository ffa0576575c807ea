/** Amounts as the API writes them: decimal strings with two places. Never a floating-point number. */
export type Amount = string

const FORM = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/

/** Fen of an amount: `"128.50"` is `12850n`. Anything else than an amount throws. */
export function fen(amount: Amount): bigint {
  const parts = FORM.exec(amount)
  if (!parts) throw new RangeError(`Not an amount: ${amount}`)
  const value = BigInt(parts[2]!) * 100n + BigInt((parts[3] ?? '').padEnd(2, '0'))
  return parts[1] ? -value : value
}

/** The amount of so many fen, with two places. */
export function amount(value: bigint): Amount {
  const absolute = value < 0n ? -value : value
  const text = absolute.toString().padStart(3, '0')
  return `${value < 0n ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`
}

export const sum = (amounts: Amount[]): Amount =>
  amount(amounts.reduce((total, each) => total + fen(each), 0n))

export const minus = (a: Amount, b: Amount): Amount => amount(fen(a) - fen(b))

export const compare = (a: Amount, b: Amount): number => {
  const difference = fen(a) - fen(b)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export const isZero = (value: Amount): boolean => fen(value) === 0n

export const isPositive = (value: Amount): boolean => fen(value) > 0n

/** Yuan in groups of three, and fen: `["-", "1,234", "50"]`. */
export function parts(value: Amount): [sign: string, yuan: string, fen: string] {
  const text = amount(fen(value))
  const sign = text.startsWith('-') ? '−' : ''
  const [yuan, rest] = text.replace('-', '').split('.') as [string, string]
  return [sign, yuan.replace(/\B(?=(\d{3})+$)/g, ','), rest]
}

/** As it is read: `¥1,234.50`. */
export function yuan(value: Amount): string {
  const [sign, whole, rest] = parts(value)
  return `${sign}¥${whole}.${rest}`
}

/** What someone typed, as an amount with two places; null when it is none, or not above zero. */
export function typed(text: string): Amount | null {
  const plain = text.replace(/[\s,，¥￥]/g, '').replace('。', '.')
  if (!FORM.test(plain) || plain.startsWith('-')) return null
  const value = fen(plain)
  return value > 0n ? amount(value) : null
}

/** How many parts of a thousand `part` is of `whole`, for the width of a bar. 0 when there is no whole. */
export function permille(part: Amount, whole: Amount): number {
  const all = fen(whole)
  return all <= 0n ? 0 : Number((fen(part) * 1000n) / all)
}
