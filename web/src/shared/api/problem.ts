import type { components } from './schema'

/** A refusal, as RFC 9457 writes it: `type` points to a page that says what happened and what to do next. */
export interface Problem {
  type: string
  title: string
  status: number
  facts: Record<string, unknown>
}

/** What the API refused, or a call that came to no answer (`status` 0). */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title || problem.type)
    this.name = 'ProblemError'
  }

  is(type: string): boolean {
    return this.problem.type === `/problems/${type}`
  }

  /** The call may have come through or not: asking again with the same key is safe. */
  get unanswered(): boolean {
    return this.problem.status === 0 || this.problem.status >= 500
  }
}

export const OFFLINE = 'about:offline'

export const offline = (): ProblemError =>
  new ProblemError({ type: OFFLINE, title: '', status: 0, facts: {} })

export function fromBody(status: number, body: unknown): ProblemError {
  const { type, title, status: _, ...facts } =
    typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  return new ProblemError({
    type: typeof type === 'string' ? type : 'about:blank',
    title: typeof title === 'string' ? title : '',
    status,
    facts,
  })
}

export const asProblem = (failure: unknown): ProblemError =>
  failure instanceof ProblemError ? failure : offline()

/** For `catch`: what somebody may not see is as if it were not there, and this stands for it. */
export const ifUnknown =
  <T>(instead: T) =>
  (failure: unknown): T => {
    if (failure instanceof ProblemError && failure.problem.status === 404) return instead
    throw failure
  }

type Refused = components['schemas']['ResultsProblem']

/** A refusal inside a list has no title: the page of its type has. */
export const fromResult = (refused: Refused): ProblemError =>
  new ProblemError({
    type: refused.type ?? 'about:blank',
    title: '',
    status: refused.status ?? 409,
    facts: (refused.facts ?? {}) as Record<string, unknown>,
  })

export interface ProblemPage {
  title: string
  happened: string
  next: string
}

const pages = new Map<string, Promise<ProblemPage | null>>()

/** The page of a problem type in one language: its title, what happened, and what to do next. */
export function pageOf(type: string, english: boolean): Promise<ProblemPage | null> {
  if (!type.startsWith('/problems/')) return Promise.resolve(null)
  const key = `${type} ${english}`
  const known = pages.get(key)
  if (known) return known
  const page = read(type, english).catch(() => {
    pages.delete(key)
    return null
  })
  pages.set(key, page)
  return page
}

async function read(type: string, english: boolean): Promise<ProblemPage | null> {
  const answer = await fetch(type, { headers: { Accept: 'text/plain' } })
  if (!answer.ok) throw new Error(type)
  return parse(await answer.text(), english)
}

const HAPPENED = /^\**(发生了什么|What happened)\**[：:.。]?\**\s*/
const NEXT = /^\**(接下来怎么办|怎么办|What to do next|What to do)[：:.。]?\**[：:.。]?\s*/
const HAN = /[\u4e00-\u9fff]/

/** The first line has both titles; then each language says what happened, and what to do. */
export function parse(text: string, english: boolean): ProblemPage {
  const [heading = '', ...lines] = text.trim().split('\n')
  const titles = heading.replace(/^#\s*/, '').split(' / ')
  const said = { happened: [] as string[], next: [] as string[] }
  let section: keyof typeof said = 'happened'
  let spoken = ''
  for (const line of lines.map((one) => one.trim()).filter(Boolean)) {
    const language = HAN.test(line) ? 'zh' : 'en'
    if (language !== spoken) section = 'happened'
    spoken = language
    if (NEXT.test(line)) section = 'next'
    if ((language === 'en') === english) {
      const words = line.replace(HAPPENED, '').replace(NEXT, '').replace(/\*/g, '').replace(/^- /, '\n')
      if (words) said[section].push(words)
    }
  }
  const joined = (parts: string[]) => parts.join(english ? ' ' : '').replace(/ ?\n/g, '\n').trim()
  return {
    title: (english ? titles[titles.length - 1] : titles[0]) ?? '',
    happened: joined(said.happened),
    next: joined(said.next),
  }
}
