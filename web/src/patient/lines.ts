import { get } from '@shared/api/client'
import { me, type Schemas } from './app'

export type Line = Schemas['LineViewsView']

/**
 * What somebody who is signed in has with a relative by a line: a share lent to or by them, or the
 * duty to repay, with a limit that stays its holder's.
 */
export type Between = 'LENT' | 'BORROWED' | 'REPAYING' | 'REPAID'

/** Null where whoever is treated repays. */
export function between(line: Line): Between | null {
  if (line.patient === line.debtor) return null
  const mine = line.debtor === me()
  if (line.kind === 'SHARE') return mine ? 'LENT' : 'BORROWED'
  return mine ? 'REPAYING' : 'REPAID'
}

/** What relatives are called, by patient. */
export const namesOf = (ties: Schemas['TieView'][]): Map<number, string> => new Map(ties.flatMap((tie) => [tie.payer, tie.beneficiary]).map((one) => [one.patient, one.name]))

export const relatives = async (signal: AbortSignal): Promise<Map<number, string>> => namesOf(await get('/api/v1/{city}/family-ties', { signal }))
