import { computed, ref } from 'vue'
import { useRouter } from 'vue-router'
import { configure, get } from '../api/client'
import type { components } from '../api/schema'
import { english } from '../i18n'
import { keepSession, type Session } from '../session'

export type Role = components['schemas']['AccessSession']['roles'][number]

/** The city of the address, and who is signed in there: what every screen of a desk app stands on. */
export function deskApp(name: 'staff' | 'operator') {
  const kept = keepSession(name)
  const city = ref('')
  const session = computed<Session | null>(() =>
    kept.session.value?.city === city.value ? kept.session.value : null,
  )
  /** A key that is being tried before it is kept. */
  const trial = ref('')
  let leave = () => {}
  configure(name, {
    city: () => city.value,
    token: () => session.value?.token ?? (trial.value || null),
    language: () => (english.value ? 'en' : 'zh-CN'),
    signedOut: () => {
      if (!session.value) return
      kept.end()
      leave()
    },
  })
  return {
    city,
    session,
    begin(next: Session) {
      trial.value = ''
      kept.begin(next)
    },
    trying: (token: string): void => {
      trial.value = token
    },
    end: kept.end,
    onSignedOut(then: () => void) {
      leave = then
    },
    /** Whether who is signed in may act as one of these. */
    can: (...roles: Role[]): boolean => {
      const mine = session.value?.roles ?? []
      return roles.length === 0 || roles.some((role) => mine.includes(role))
    },
  }
}

/** Goes to a screen of the app by its name, within the city. */
export function useGo() {
  const router = useRouter()
  return (to: string, params: Record<string, string | number> = {}, query: Record<string, string> = {}) =>
    router.push({ name: to, params: { city: router.currentRoute.value.params.city, ...params } as never, query })
}

/** The business day of the city, read once an app: `2020-06-10`. */
export const clock = (() => {
  const now = ref<Date | null>(null)
  const movable = ref(false)
  let since = 0
  return {
    now,
    movable,
    async read() {
      const answer = await get('/api/v1/{city}/clock')
      now.value = new Date(answer.now)
      movable.value = answer.movable === true
      since = Date.now()
      return now.value
    },
    /** Business time, as far as this browser knows it. */
    current: () => new Date((now.value?.getTime() ?? Date.now()) + (now.value ? Date.now() - since : 0)),
  }
})()
