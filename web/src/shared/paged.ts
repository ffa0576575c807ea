import { computed, onScopeDispose, ref, shallowRef, watch, type Ref, type WatchSource } from 'vue'
import { asProblem, type ProblemError } from './api/problem'
import type { Loaded } from './load'

export type Cursor = string | number

export interface Page<T> {
  rows: T[]
  next?: Cursor | null | undefined
}

/** What is loaded is the list as far as it has been read; `reload` begins with its first page. */
export interface Paged<T> extends Loaded<T[]> {
  hasMore: Ref<boolean>
  more: () => Promise<void>
  /** Why a later page did not come: said where it was asked for. */
  moreProblem: Ref<ProblemError | null>
}

/** A list in the server's pages, again whenever `on` changes. */
export function paged<T>(
  read: (cursor: Cursor | undefined, signal: AbortSignal) => Promise<Page<T>>,
  on?: WatchSource<unknown> | WatchSource<unknown>[],
): Paged<T> {
  const data = shallowRef<T[] | null>(null)
  const problem = ref<ProblemError | null>(null) as Ref<ProblemError | null>
  const moreProblem = ref<ProblemError | null>(null) as Ref<ProblemError | null>
  const loading = ref(true)
  const next = ref<Cursor | null>(null)
  let running: AbortController | null = null

  async function take(cursor: Cursor | undefined) {
    running?.abort()
    const mine = (running = new AbortController())
    loading.value = true
    try {
      const page = await read(cursor, mine.signal)
      if (mine.signal.aborted) return
      data.value = cursor === undefined ? page.rows : [...(data.value ?? []), ...page.rows]
      next.value = page.next ?? null
      problem.value = moreProblem.value = null
    } catch (failure) {
      if (!mine.signal.aborted) (cursor === undefined ? problem : moreProblem).value = asProblem(failure)
    } finally {
      if (!mine.signal.aborted) loading.value = false
    }
  }

  onScopeDispose(() => running?.abort())
  if (on) {
    watch(on, () => {
      data.value = null
      moreProblem.value = null
      void take(undefined)
    })
  }
  void take(undefined)
  return {
    data,
    problem,
    moreProblem,
    loading,
    hasMore: computed(() => next.value !== null),
    more: () => (next.value === null ? Promise.resolve() : take(next.value)),
    reload: () => take(undefined),
  }
}

/** A whole list of the API as one page. */
export const whole = async <T>(answer: Promise<T[]>): Promise<Page<T>> => ({ rows: await answer })
