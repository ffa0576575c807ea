import { get, post } from '@shared/api/client'
import { hospital, type Schemas } from './app'

/** What a scanner or a hand may have typed. */
export type Code =
  | { kind: 'patient' | 'visit' | 'order' | 'number'; value: number }
  | { kind: 'idNumber' | 'phone' | 'shown' | 'text'; value: string }

/** What a patient's phone shows: it counts once, for minutes. */
const SHOWN = /^XY[0-9a-f]{32}$/i

const MARK = /(patient|visit|order)s?[:/=](?:[\w-]*[:/])?(\d{1,16})\b/i

/** `…patient…:123` from a code on a phone, 18 digits of an identity card, 11 of a phone, or a number. */
export function readCode(text: string): Code {
  const plain = text.replace(/[\s-]/g, '')
  const marked = MARK.exec(text)
  if (marked) return { kind: marked[1]!.toLowerCase() as 'patient', value: Number(marked[2]) }
  if (SHOWN.test(plain)) return { kind: 'shown', value: `XY${plain.slice(2).toLowerCase()}` }
  if (/^\d{17}[\dXx]$/.test(plain)) return { kind: 'idNumber', value: plain.toUpperCase() }
  if (/^1\d{10}$/.test(plain)) return { kind: 'phone', value: plain }
  if (/^\d{1,16}$/.test(plain)) return { kind: 'number', value: Number(plain) }
  return { kind: 'text', value: text.trim() }
}

export type Person = Schemas['PatientView']

/** The people a code may mean: by code, by what a phone shows, ID number, phone, or number. */
export async function people(text: string): Promise<Person[]> {
  const code = readCode(text)
  if (code.kind === 'idNumber') return (await post('/api/v1/{city}/patients/search', { body: { idKind: 'RESIDENT_ID', idNumber: code.value } })).patients
  if (code.kind === 'phone') return (await post('/api/v1/{city}/patients/search', { body: { phone: code.value } })).patients
  if (code.kind === 'patient' || code.kind === 'number') {
    return [await get('/api/v1/{city}/patients/{patient}', { path: { patient: code.value } })]
  }
  if (code.kind === 'shown') {
    const { patient } = await post('/api/v1/{city}/recognitions', { body: { institution: hospital.value, by: 'QR_CODE', shown: code.value } })
    return [await get('/api/v1/{city}/patients/{patient}', { path: { patient } })]
  }
  return []
}
