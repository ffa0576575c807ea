import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef, type WatchSource } from 'vue'
import { asProblem, type ProblemError } from './api/problem'

export interface Loaded<T> {
  data: ShallowRef<T | null>
  problem: Ref<ProblemError | null>
  loading: Ref<boolean>
  /** Reads again; what was read before stays on the screen meanwhile. */
  reload: () => Promise<void>
}

/** Reads what a screen shows, again whenever `on` changes. Answers that come too late are dropped. */
export function load<T>(read: (signal: AbortSignal) => Promise<T>, on?: WatchSource<unknown>): Loaded<T> {
  const data = shallowRef<T | null>(null)
  const problem = ref<ProblemError | null>(null) as Ref<ProblemError | null>
  const loading = ref(true)
  let running: AbortController | null = null

  async function reload() {
    running?.abort()
    const mine = (running = new AbortController())
    loading.value = true
    try {
      const read_ = await read(mine.signal)
      if (mine.signal.aborted) return
      data.value = read_
      problem.value = null
    } catch (failure) {
      if (!mine.signal.aborted) problem.value = asProblem(failure)
    } finally {
      if (!mine.signal.aborted) loading.value = false
    }
  }

  onScopeDispose(() => running?.abort())
  if (on) {
    watch(on, () => {
      data.value = null
      void reload()
    })
  }
  void reload()
  return { data, problem, loading, reload }
}

export interface Task<A extends unknown[], T> {
  run: (...args: A) => Promise<T | undefined>
  busy: Ref<boolean>
  problem: Ref<ProblemError | null>
}

/** Something a person does: one at a time, and what went wrong stays until the next attempt. */
export function task<A extends unknown[], T>(work: (...args: A) => Promise<T>): Task<A, T> {
  const busy = ref(false)
  const problem = ref<ProblemError | null>(null) as Ref<ProblemError | null>
  async function run(...args: A): Promise<T | undefined> {
    if (busy.value) return undefined
    busy.value = true
    problem.value = null
    try {
      return await work(...args)
    } catch (failure) {
      problem.value = asProblem(failure)
      return undefined
    } finally {
      busy.value = false
    }
  }
  return { run, busy, problem }
}
