import { onScopeDispose, shallowReactive } from 'vue'

/** A key that does something on the screen shown: `/`, `?`, `alt+n`, or `g b`, one after the other. */
export interface Shortcut {
  keys: string
  label: () => string
  run: () => void
}

const known = shallowReactive<Shortcut[]>([])
/** What the help lists. */
export const shortcuts = known as readonly Shortcut[]

const BETWEEN_MS = 900
let before: { key: string; at: number } | null = null

const writes = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

function name(event: KeyboardEvent): string {
  const key = event.altKey && /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : event.key.toLowerCase()
  return `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.altKey ? 'alt+' : ''}${key}`
}

function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.repeat) return
  const pressed = name(event)
  const plain = !/^(ctrl|alt)\+/.test(pressed) && !/^f\d+$/.test(pressed)
  if (plain && (writes(event.target) || document.querySelector('dialog[open]'))) {
    before = null
    return
  }
  const two = before && event.timeStamp - before.at < BETWEEN_MS ? `${before.key} ${pressed}` : ''
  const found =
    known.findLast((one) => two !== '' && one.keys === two) ?? known.findLast((one) => one.keys === pressed)
  before = { key: pressed, at: event.timeStamp }
  if (!found) return
  event.preventDefault()
  before = null
  found.run()
}

window.addEventListener('keydown', pressed)

/** Holds while the component lives. A later one with the same keys goes first. */
export function shortcut(keys: string, label: () => string, run: () => void): void {
  const one: Shortcut = { keys, label, run }
  known.push(one)
  onScopeDispose(() => {
    const index = known.indexOf(one)
    if (index >= 0) known.splice(index, 1)
  })
}
