import { dateTime } from '../i18n/dates'

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/

/** The words of a page with the facts of this refusal where the page names them. */
export function told(words: string, facts: unknown): string {
  const known = (typeof facts === 'object' && facts !== null ? facts : {}) as Record<string, unknown>
  return words.replace(/`(\w+)`/g, (_, name: string) => {
    const fact = known[name]
    if (typeof fact === 'string') return INSTANT.test(fact) ? dateTime(fact) : fact
    return typeof fact === 'number' ? String(fact) : name
  }).replace(/`/g, '')
}
