import { computed, onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef, type WatchSource } from 'vue'
import { asProblem, type ProblemError } from '../api/problem'

export type Cursor = string | number

export interface Page<T> {
  rows: T[]
  next?: Cursor | null | undefined
}

export interface Paged<T> {
  rows: ShallowRef<T[] | null>
  problem: Ref<ProblemError | null>
  loading: Ref<boolean>
  hasMore: Ref<boolean>
  more: () => Promise<void>
  /** From the first page on; what is shown stays meanwhile. */
  reload: () => Promise<void>
}

/** A list in the server's pages, again whenever `on` changes. */
export function paged<T>(
  read: (cursor: Cursor | undefined, signal: AbortSignal) => Promise<Page<T>>,
  on?: WatchSource<unknown> | WatchSource<unknown>[],
): Paged<T> {
  const rows = shallowRef<T[] | null>(null)
  const problem = ref<ProblemError | null>(null) as Ref<ProblemError | null>
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
      rows.value = cursor === undefined ? page.rows : [...(rows.value ?? []), ...page.rows]
      next.value = page.next ?? null
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
      rows.value = null
      void take(undefined)
    })
  }
  void take(undefined)
  return {
    rows,
    problem,
    loading,
    hasMore: computed(() => next.value !== null),
    more: () => (next.value === null ? Promise.resolve() : take(next.value)),
    reload: () => take(undefined),
  }
}

/** A whole list of the API as one page. */
export const whole = async <T>(answer: Promise<T[]>): Promise<Page<T>> => ({ rows: await answer })
