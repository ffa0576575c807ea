import { onScopeDispose, ref, type Ref } from 'vue'
import { streamAddress } from './api/client'

export type Connection = 'connecting' | 'open' | 'lost'

/** A minute at most between two attempts. */
const WAIT_MS = [500, 1000, 2000, 5000, 10_000, 30_000, 60_000]

/**
 * Follows a server-sent stream of the API while the component lives, and connects again by itself:
 * after a break, when the network returns, and when the page is looked at again.
 *
 * @param event the name of the event whose data is shown
 */
export function follow<T>(
  path: string,
  place: Record<string, unknown>,
  event: string,
): { latest: Ref<T | null>; connection: Ref<Connection>; stop: () => void } {
  const latest = ref<T | null>(null) as Ref<T | null>
  const connection = ref<Connection>('connecting')
  let source: EventSource | null = null
  let attempts = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function open() {
    clearTimeout(timer)
    source?.close()
    source = new EventSource(streamAddress(path, place))
    source.addEventListener('open', () => {
      attempts = 0
      connection.value = 'open'
    })
    source.addEventListener(event, (message) => {
      connection.value = 'open'
      latest.value = JSON.parse((message as MessageEvent<string>).data) as T
    })
    source.addEventListener('error', () => {
      source?.close()
      connection.value = 'lost'
      timer = setTimeout(open, WAIT_MS[Math.min(attempts++, WAIT_MS.length - 1)])
    })
  }

  function wake() {
    if (document.visibilityState === 'visible' && connection.value === 'lost') open()
  }

  function stop() {
    clearTimeout(timer)
    source?.close()
    window.removeEventListener('online', wake)
    document.removeEventListener('visibilitychange', wake)
  }

  window.addEventListener('online', wake)
  document.addEventListener('visibilitychange', wake)
  onScopeDispose(stop)
  open()
  return { latest, connection, stop }
}
