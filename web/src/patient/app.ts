import { computed, ref } from 'vue'
import { configure, get } from '@shared/api/client'
import type { components } from '@shared/api/schema'
import { keepSession } from '@shared/session'
import { english, settings } from '@shared/settings'

export type Schemas = components['schemas']

/** The city of the path. */
export const city = ref('')

const kept = keepSession('patient')
export const session = kept.session
export const begin = kept.begin

/** Signed in, and in this city. */
export const signedIn = computed(() => session.value !== null && session.value.city === city.value)

/** The patient who is signed in. Screens behind the sign-in only. */
export const me = (): number => session.value?.patient ?? 0

let toSignIn: () => void = () => {}

export function onSignedOut(action: () => void): void {
  toSignIn = action
}

export function signOut(): void {
  kept.end()
  forget()
  toSignIn()
}

configure('patient', {
  city: () => city.value,
  token: () => (signedIn.value ? (session.value?.token ?? null) : null),
  language: () => (settings.value.language === 'en' ? 'en' : 'zh-CN'),
  signedOut: signOut,
})

// ---- what hardly changes is read once for each city --------------------------------------------

type Kept = Map<string, Promise<unknown>>
const once: Kept = new Map()

function remember<T>(name: string, read: () => Promise<T>): Promise<T> {
  const key = `${city.value} ${name}`
  const known = once.get(key) as Promise<T> | undefined
  if (known) return known
  const promise = read().catch((failure: unknown) => {
    once.delete(key)
    throw failure
  })
  once.set(key, promise)
  return promise
}

const forget = (): void => once.clear()

export const cities = () => remember('cities', () => get('/api/v1/cities'))

export const institutions = () => remember('institutions', () => get('/api/v1/{city}/institutions'))

export const departments = (institution: number) =>
  remember(`departments ${institution}`, () =>
    get('/api/v1/{city}/institutions/{institution}/departments', { path: { institution } }),
  )

export const offers = () => remember('offers', () => get('/api/v1/{city}/schemes/offers'))

export interface Names {
  institution: (id: number) => { nameZh: string; nameEn: string }
  /** Whoever is paid: a hospital or a lender. */
  payee: (id: number) => { nameZh: string; nameEn: string }
}

/** Names of hospitals and lenders. */
export async function names(): Promise<Names> {
  const [hospitals, payees] = await Promise.all([
    institutions(),
    remember('payees', () => get('/api/v1/{city}/payees')),
  ])
  const byId = new Map(hospitals.map((one) => [one.id, one]))
  const paid = new Map(payees.map((one) => [one.id, { nameZh: one.name, nameEn: one.name }]))
  const unknown = { nameZh: '', nameEn: '' }
  return {
    institution: (id) => byId.get(id) ?? unknown,
    payee: (id) => byId.get(id) ?? paid.get(id) ?? unknown,
  }
}

/** Business time of the city, which in a demonstration is not the phone's. */
export async function now(): Promise<Date> {
  return new Date((await get('/api/v1/{city}/clock')).now)
}

/** `S04@1` is version 1 of S04. */
export const schemeOf = (pack: string | undefined): string => (pack ?? '').split('@')[0] ?? ''

/** What a scheme is called; one that is offered no more has its number alone. */
export function schemeName(offered: Schemas['OfferSchemeOffer'][], pack: string): string {
  const name = offered.find((one) => one.scheme === schemeOf(pack))?.name
  return name ? (english.value ? name.en : name.zh) : schemeOf(pack)
}

// ---- where one came in -------------------------------------------------------------------------

export type Door = NonNullable<Schemas['CommitmentFormWanted']['door']>

const DOORS: readonly Door[] = ['APP', 'MINI_PROGRAM', 'OFFICIAL_ACCOUNT', 'KIOSK', 'WINDOW', 'GUIDE_DESK', 'E_CREDENTIAL', 'CREDIT_BODY', 'TERMINAL', 'PHONE', 'WECHAT', 'ALIPAY']
const DOOR = 'xinyi.door'
const doorOf = (text: unknown): Door | undefined => DOORS.find((one) => one === String(text ?? '').toUpperCase().replaceAll('-', '_'))

function told(): string | null {
  try {
    return sessionStorage.getItem(DOOR)
  } catch {
    return null
  }
}

/** The door that the link named, `?door=mini-program`, as long as this tab is open. */
export const door = ref<Door | undefined>(doorOf(told()))

export function comeIn(text: unknown): void {
  const named = doorOf(text)
  if (!named) return
  door.value = named
  try {
    sessionStorage.setItem(DOOR, named)
  } catch {
    // Storage is closed: it holds until the page goes.
  }
}

/** Wider doors that these are also: an official account is WeChat's, and all of them are on the phone. */
const WIDER: Partial<Record<Door, readonly Door[]>> = {
  APP: ['PHONE'],
  MINI_PROGRAM: ['PHONE'],
  OFFICIAL_ACCOUNT: ['WECHAT', 'PHONE'],
  WECHAT: ['PHONE'],
  ALIPAY: ['PHONE'],
}

/** Whether a scheme is activated by people who came in here; undefined where no link said where. */
export const opensHere = (doors: readonly Door[]): boolean | undefined =>
  door.value && (doors.length === 0 || [door.value, ...(WIDER[door.value] ?? [])].some((one) => doors.includes(one)))
