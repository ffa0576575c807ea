import { get, only, post } from '@shared/api/client'
import { load, type Loaded } from '@shared/load'
import type { Schemas } from './app'

export type Line = Schemas['LineViewsView']

/** The lines a person may use, read again when it is somebody else. */
export const creditLines = (patient: () => number | undefined): Loaded<Line[]> =>
  load(async (signal) => {
    const id = patient()
    return id === undefined ? [] : get('/api/v1/{city}/patients/{patient}/credit-lines', { path: { patient: id }, signal })
  }, patient)

/** `S10@1` is version 1 of S10. */
const schemeOf = (line: Line): string => (line.scheme ?? '').split('@')[0]!

/** The schemes a person has a line of, each once. */
export const schemesOf = (lines: readonly Line[]): string[] => [...new Set(lines.map(schemeOf).filter(Boolean))]

/**
 * Checks a visit in. Whoever has a line in one scheme alone is checked in under that one, whichever
 * the city asks for first; `scheme` is what was chosen among several, `recognition` what was made of
 * the code on a phone, by which the scheme may go.
 */
export async function checkIn(visit: number, credit: boolean, lines: readonly Line[], more: { scheme?: string; recognition?: number | undefined } = {}): Promise<Schemas['VisitsCheckedIn']> {
  const { scheme = '', recognition } = more
  const has = schemesOf(lines)
  const under = has.includes(scheme) ? scheme : has.length === 1 ? has[0] : undefined
  const body = { checkIns: [{ visit, credit, ...(credit && under ? { scheme: under } : {}), ...(recognition ? { recognition } : {}) }] }
  return only(await post('/api/v1/{city}/visits/check-ins', { body })) as Schemas['VisitsCheckedIn']
}
