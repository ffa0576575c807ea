import { computed, watch } from 'vue'
import { createI18n } from 'vue-i18n'
import { settings } from '../settings'
import { en } from './en'
import { zh } from './zh'

/** The shape of a catalogue, with every text a string: English must have exactly what Chinese has. */
export type Catalogue<T> = { [K in keyof T]: T[K] extends string ? string : Catalogue<T[K]> }

/** An app's texts together with the shared ones. A text missing in English does not compile. */
export function texts<T extends object>(app: { zh: T; en: Catalogue<T> }) {
  const i18n = createI18n({
    legacy: false,
    locale: settings.value.language,
    fallbackLocale: 'zh',
    messages: { zh: { ...zh, ...app.zh }, en: { ...en, ...app.en } } as never,
  })
  watch(
    () => settings.value.language,
    (language) => {
      i18n.global.locale.value = language as never
    },
  )
  return i18n
}

export const english = computed(() => settings.value.language === 'en')

/** The name in the language shown, from a thing that has both. */
export const named = (thing: { nameZh?: string | null; nameEn?: string | null }): string =>
  (english.value ? thing.nameEn || thing.nameZh : thing.nameZh || thing.nameEn) ?? ''

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
export const weekday = format({ weekday: 'short' })
export const time = format({ hour: '2-digit', minute: '2-digit', hour12: false })

/** The day of an instant in the city, as `2020-06-10`. */
export const dayOf = (value: string | Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(typeof value === 'string' ? new Date(value) : value)

/** Whole days from one day to another; less than zero when it has passed. */
export const daysBetween = (from: string | Date, to: string | Date): number =>
  Math.round((Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / 86_400_000)
