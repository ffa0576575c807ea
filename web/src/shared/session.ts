import { computed, ref } from 'vue'
import { forgetAll } from './api/intents'
import { forgetDrafts } from './draft'

/** Who is signed in, and in which city. Kept in this browser, one for each app. */
export interface Session {
  city: string
  token: string
  /** Masked. */
  name: string
  patient?: number
  institution?: number | null
  roles?: string[]
  /** Epoch milliseconds. */
  until: number
}

function read(name: string): Session | null {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as Session | null
    return kept && kept.until > Date.now() ? kept : null
  } catch {
    return null
  }
}

export function keepSession(app: 'patient' | 'staff' | 'operator') {
  const name = `xinyi.session.${app}`
  const session = ref<Session | null>(read(name))
  window.addEventListener('storage', (event) => {
    if (event.key !== name) return
    session.value = read(name)
    if (!session.value) forgetDrafts()
  })
  return {
    session,
    signedIn: computed(() => session.value !== null),
    begin(next: Session) {
      if (session.value && session.value.name !== next.name) forgetAll()
      session.value = next
      localStorage.setItem(name, JSON.stringify(next))
    },
    end() {
      session.value = null
      forgetDrafts()
      localStorage.removeItem(name)
    },
  }
}
