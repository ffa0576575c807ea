import { get, post } from '../api/client'
import { ProblemError } from '../api/problem'
import type { Role } from './app'
import type { Schemas } from './use'
import { words } from './words'

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
/** What became of a code on a phone: to be named at check-in, once. */
export type Recognised = Schemas['RecognitionRecognised']
export interface Found {
  people: Person[]
  shown: Recognised | null
}

const w = words({
  shown: ['患者码 / 身份证号 / 手机号 / 编号', 'Patient code, ID number, phone or number'],
  plain: ['身份证号 / 手机号 / 编号', 'ID number, phone or number'],
  elsewhere: ['手机上出示的码由医院扫；请输入身份证号、手机号或编号', 'A code on a phone is read at a hospital: type the ID number, phone or number'],
})

/** Who may read what a phone shows; others are refused. */
export const READ_PHONES: readonly Role[] = ['RECEPTION', 'NURSE', 'DOCTOR', 'TECHNICIAN', 'PHARMACIST', 'CASHIER', 'FINANCE']

/** What a scan box takes from who is signed in. */
export const scanLabel = (readsPhones: boolean): string => (readsPhones ? w.shown : w.plain)

/**
 * The people a code may mean: by code, by what a phone shows, ID number, phone, or number.
 *
 * @param institution where it is read; a code on a phone is read nowhere else
 */
export async function find(text: string, institution?: number): Promise<Found> {
  const code = readCode(text)
  const found = (people: Person[], shown: Recognised | null = null): Found => ({ people, shown })
  if (code.kind === 'idNumber') return found((await post('/api/v1/{city}/patients/search', { body: { idKind: 'RESIDENT_ID', idNumber: code.value } })).patients)
  if (code.kind === 'phone') return found((await post('/api/v1/{city}/patients/search', { body: { phone: code.value } })).patients)
  if (code.kind === 'patient' || code.kind === 'number') return found([await byNumber(code.value)])
  if (code.kind === 'shown') {
    if (!institution) throw new ProblemError({ type: 'about:blank', title: w.elsewhere, status: 403, facts: {} })
    const shown = await post('/api/v1/{city}/recognitions', { body: { institution, by: 'QR_CODE', shown: code.value } })
    return found([await byNumber(shown.patient)], shown)
  }
  return found([])
}

export const people = async (text: string, institution?: number): Promise<Person[]> => (await find(text, institution)).people

const byNumber = (patient: number): Promise<Person> => get('/api/v1/{city}/patients/{patient}', { path: { patient } })
