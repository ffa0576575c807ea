/** The HTTP API as the outside of the screens uses it: the hospital's own system, the operator, the sandbox. */

export type Json = Record<string, any>

export class Api {
  constructor(
    readonly base: string,
    private readonly token = '',
  ) {}

  as(token: string): Api {
    return new Api(this.base, token)
  }

  below(path: string): Api {
    return new Api(`${this.base}${path}/`, this.token)
  }

  async call(method: string, path: string, body?: unknown): Promise<any> {
    const headers: Record<string, string> = { Accept: 'application/json' }
    if (this.token) headers.Authorization = `Bearer ${this.token}`
    if (body !== undefined) headers['Content-Type'] = 'application/json'
    if (method === 'POST') headers['Idempotency-Key'] = crypto.randomUUID()
    const answer = await fetch(this.base + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path} → ${answer.status} ${text}`)
    return text ? JSON.parse(text) : undefined
  }

  read = (path: string) => this.call('GET', path)
  make = (path: string, body: unknown) => this.call('POST', path, body)
  set = (path: string, body: unknown) => this.call('PUT', path, body)

  /** Does a list of one and answers what was done; a refusal throws. */
  async one(path: string, list: string, item: unknown): Promise<any> {
    const [result] = (await this.make(path, { [list]: [item] })).results
    if (result.problem) throw new Error(`${path} refused: ${JSON.stringify(result.problem)}`)
    return result.done
  }
}

/** Asks again until there is an answer. */
export async function until<T>(what: string, ask: () => Promise<T | null | undefined | false>, seconds = 20): Promise<T> {
  const end = Date.now() + seconds * 1000
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > end) throw new Error(`${what} did not happen in ${seconds} s`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
