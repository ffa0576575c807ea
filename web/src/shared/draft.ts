import { ref, watch, type Ref } from 'vue'

const PREFIX = 'xinyi.draft.'

/** Someone else may use this browser next: what was filled in is theirs no more. */
export function forgetDrafts(): void {
  for (const name of Object.keys(sessionStorage)) {
    if (name.startsWith(PREFIX)) sessionStorage.removeItem(name)
  }
}

/** What someone is filling in: kept in this tab over a reload and a dropped connection. */
export function draft<T extends object>(name: string, empty: T): { value: Ref<T>; clear: () => void } {
  const key = PREFIX + name
  let kept: Partial<T> = {}
  try {
    kept = JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<T>
  } catch {
    // Unreadable: begin anew.
  }
  const value = ref({ ...empty, ...kept }) as Ref<T>
  watch(
    value,
    (now) => {
      try {
        sessionStorage.setItem(key, JSON.stringify(now))
      } catch {
        // Storage is full or closed.
      }
    },
    { deep: true },
  )
  return {
    value,
    clear() {
      value.value = { ...empty }
      queueMicrotask(() => sessionStorage.removeItem(key))
    },
  }
}
