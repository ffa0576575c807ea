import { ref } from 'vue'

/** A short word on what was done, with a way back where there is one. */
export interface Said {
  id: number
  text: string
  tone: 'good' | 'info'
  undo?: (() => void | Promise<unknown>) | undefined
}

export const said = ref<Said[]>([])
const STAYS_MS = 6_000
const STAYS_WITH_UNDO_MS = 12_000
let numbers = 0

export function say(text: string, more: { undo?: () => void | Promise<unknown>; tone?: Said['tone'] } = {}): void {
  const one: Said = { id: ++numbers, text, tone: more.tone ?? 'good', undo: more.undo }
  said.value = [...said.value.slice(-2), one]
  setTimeout(() => unsay(one.id), more.undo ? STAYS_WITH_UNDO_MS : STAYS_MS)
}

export const unsay = (id: number): void => {
  said.value = said.value.filter((one) => one.id !== id)
}

/** What is asked before money moves or something cannot be taken back. */
export interface Question {
  title: string
  text?: string
  /** Shown large. */
  amount?: string
  lines?: { label: string; value: string }[]
  /** What the button does, in a verb. */
  yes: string
  danger?: boolean
}

export const question = ref<(Question & { answer: (yes: boolean) => void }) | null>(null)

/** Answers whether it was confirmed. Enter confirms, Escape does not. */
export const ask = (asked: Question): Promise<boolean> =>
  new Promise((resolve) => {
    question.value = {
      ...asked,
      answer: (yes) => {
        question.value = null
        resolve(yes)
      },
    }
  })
