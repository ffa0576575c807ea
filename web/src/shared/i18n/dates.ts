import { english } from '../settings'

/** The city's time zone: business time is China's. */
const ZONE = 'Asia/Shanghai'

const format = (options: Intl.DateTimeFormatOptions) => (value: string | Date) =>
  new Intl.DateTimeFormat(english.value ? 'en-GB' : 'zh-CN', { timeZone: ZONE, ...options }).format(
    typeof value === 'string' ? new Date(value) : value,
  )

/** `6月10日 09:30` or `10 June, 09:30`. */
export const dateTime = format({ month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false })
export const date = format({ month: 'long', day: 'numeric' })
export const fullDate = format({ year: 'numeric', month: 'long', day: 'numeric' })
/** `2020年6月`. */
export const yearMonth = format({ year: 'numeric', month: 'long' })
export const weekday = format({ weekday: 'short' })
export const time = format({ hour: '2-digit', minute: '2-digit', hour12: false })

/** The day of an instant in the city, as `2020-06-10`. */
export const dayOf = (value: string | Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(typeof value === 'string' ? new Date(value) : value)

/** Whole days from one day to another; less than zero when it has passed. */
export const daysBetween = (from: string | Date, to: string | Date): number =>
  Math.round((Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / 86_400_000)
