import { watch } from 'vue'
import { createI18n } from 'vue-i18n'
import { english, settings } from '../settings'
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

export { english }

/** The name in the language shown, from a thing that has both. */
export const named = (thing: { nameZh?: string | null; nameEn?: string | null }): string =>
  (english.value ? thing.nameEn || thing.nameZh : thing.nameZh || thing.nameEn) ?? ''

export { date, dateTime, dayOf, daysBetween, fullDate, time, weekday, yearMonth } from './dates'
