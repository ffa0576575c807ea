import type { paths } from './schema'
import { fromBody, fromResult, offline, ProblemError } from './problem'
import { keyFor, settle } from './intents'

/** The typed client. Paths, parameters, bodies and answers are those of `openapi.json`. */

type Method = 'get' | 'post' | 'put' | 'delete'
type PathsWith<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never
}[keyof paths]
type OperationOf<P extends keyof paths, M extends Method> = paths[P][M & keyof paths[P]]

type InPath<O> = O extends { parameters: { path: infer T } } ? Omit<T, 'city'> : object
type InQuery<O> = O extends { parameters: { query?: infer T } } ? T : never
type Json<T> = T extends { content: { 'application/json': infer B } } ? B : never
export type BodyOf<O> = O extends { requestBody: infer R } ? Json<R> : undefined
export type AnswerOf<O> = O extends { responses: infer R }
  ? R extends { 200: infer A }
    ? Json<A>
    : R extends { 201: infer A }
      ? Json<A>
      : undefined
  : never

type Place<O> = keyof InPath<O> extends never ? object : { path: InPath<O> }
type Asked<O> = Place<O> & { query?: InQuery<O>; signal?: AbortSignal }
type Written<O> = Place<O> & { query?: InQuery<O> } & (BodyOf<O> extends undefined ? object : { body: BodyOf<O> })

export interface Setting {
  city: () => string
  token: () => string | null
  language: () => string
  /** The session has ended: forget it and ask to sign in again. */
  signedOut: () => void
}

let setting: Setting = { city: () => '', token: () => null, language: () => 'zh-CN', signedOut: () => {} }
let app = ''

/** Once, by the app that is shown: whoever brings another app's modules along would call as that one. */
export function configure(name: 'patient' | 'staff' | 'operator', wanted: Setting): void {
  if (app && app !== name) throw new Error(`This is the app ${app}, not ${name}`)
  app = name
  setting = wanted
}

const TIMEOUT_MS = 30_000

function address(path: string, place: Record<string, unknown> = {}, query: object = {}): string {
  const filled = path
    .replace('{city}', encodeURIComponent(setting.city()))
    .replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(place[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) search.set(name, String(value))
  }
  const text = search.toString()
  return text ? `${filled}?${text}` : filled
}

async function call(method: string, url: string, init: RequestInit & { key?: string }): Promise<unknown> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': setting.language() }
  // A session belongs to one city and is unknown outside of it.
  const token = url.startsWith(`/api/v1/${setting.city()}/`) ? setting.token() : null
  if (token) headers.Authorization = `Bearer ${token}`
  if (init.body) headers['Content-Type'] = 'application/json'
  if (init.key) headers['Idempotency-Key'] = init.key
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  let answer: Response
  let text: string
  try {
    answer = await fetch(url, {
      method,
      headers,
      body: init.body ?? null,
      signal: init.signal ? either(init.signal, timeout) : timeout,
    })
    text = await answer.text()
  } catch (failure) {
    if (init.signal?.aborted) throw failure
    throw offline()
  }
  const body: unknown = text ? parsed(text) : undefined
  if (answer.ok) return body
  if (answer.status === 401 && token && token === setting.token()) setting.signedOut()
  throw fromBody(answer.status, body)
}

/** `AbortSignal.any` is not known to phones of 2023 and before. */
function either(...signals: AbortSignal[]): AbortSignal {
  const both = new AbortController()
  for (const signal of signals) {
    if (signal.aborted) both.abort(signal.reason)
    signal.addEventListener('abort', () => both.abort(signal.reason), { once: true })
  }
  return both.signal
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Reads. */
export async function get<P extends PathsWith<'get'>>(
  path: P,
  ...[asked]: keyof InPath<OperationOf<P, 'get'>> extends never
    ? [asked?: Asked<OperationOf<P, 'get'>>]
    : [asked: Asked<OperationOf<P, 'get'>>]
): Promise<AnswerOf<OperationOf<P, 'get'>>> {
  const { path: place, query, signal } = (asked ?? {}) as {
    path?: Record<string, unknown>
    query?: object
    signal?: AbortSignal
  }
  const init: RequestInit = signal ? { signal } : {}
  return (await call('GET', address(path as string, place, query), init)) as never
}

const underWay = new Map<string, Promise<unknown>>()

async function write(method: string, path: string, asked: object | undefined): Promise<unknown> {
  const { path: place, query, body } = (asked ?? {}) as {
    path?: Record<string, unknown>
    query?: object
    body?: unknown
  }
  const url = address(path, place, query)
  const text = body === undefined ? undefined : JSON.stringify(body)
  const intent = `${method} ${url} ${text ?? ''}`
  const running = underWay.get(intent)
  if (running) return running
  const promise = once(method, url, text, intent).finally(() => underWay.delete(intent))
  underWay.set(intent, promise)
  return promise
}

/** The same intent keeps its key until it is answered, over a dropped connection and a reload. */
async function once(method: string, url: string, text: string | undefined, intent: string): Promise<unknown> {
  const key = await keyFor(intent)
  try {
    const answer = await call(method, url, { ...(text === undefined ? {} : { body: text }), key })
    settle(intent)
    return answer
  } catch (failure) {
    if (failure instanceof ProblemError && !failure.unanswered) settle(intent)
    throw failure
  }
}

type Arguments<O> = keyof Written<O> extends never ? [asked?: Written<O>] : [asked: Written<O>]

/** Writes. A double click is one call; a retry after a dropped connection carries the same key. */
export const post = <P extends PathsWith<'post'>>(
  path: P,
  ...[asked]: Arguments<OperationOf<P, 'post'>>
): Promise<AnswerOf<OperationOf<P, 'post'>>> => write('POST', path as string, asked) as never

export const put = <P extends PathsWith<'put'>>(
  path: P,
  ...[asked]: Arguments<OperationOf<P, 'put'>>
): Promise<AnswerOf<OperationOf<P, 'put'>>> => write('PUT', path as string, asked) as never

export const remove = <P extends PathsWith<'delete'>>(
  path: P,
  ...[asked]: Arguments<OperationOf<P, 'delete'>>
): Promise<AnswerOf<OperationOf<P, 'delete'>>> => write('DELETE', path as string, asked) as never

interface OneResult {
  results?: { done?: unknown; problem?: unknown }[] | undefined
}

/** The answer to a list of one: what was done, or the refusal as a thrown problem. */
export function only<R extends OneResult>(answer: R): NonNullable<NonNullable<R['results']>[number]['done']> {
  const [first] = answer.results ?? []
  if (!first) throw new RangeError('An answer to a list of one holds one result')
  if (first.problem) throw fromResult(first.problem as Parameters<typeof fromResult>[0])
  return first.done as never
}

/** An address of the API with the token in it, for server-sent events, which carry no headers. */
export function streamAddress(path: string, place: Record<string, unknown>): string {
  return address(path, place, { token: setting.token() ?? '' })
}

/** Text or HTML of the API, with the session's token. */
export async function page(path: string, place: Record<string, unknown>): Promise<string> {
  const token = setting.token()
  try {
    const answer = await fetch(address(path, place), {
      headers: { Accept: '*/*', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    })
    const text = await answer.text()
    if (!answer.ok) throw fromBody(answer.status, parsed(text))
    return text
  } catch (failure) {
    throw failure instanceof ProblemError ? failure : offline()
  }
}
