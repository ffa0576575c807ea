import { english } from './i18n'

const ACTIONS: Record<string, readonly [zh: string, en: string]> = {
  sms: ['短信提醒', 'SMS'],
  call: ['电话询问', 'Call'],
  list: ['纳入名单', 'Listing'],
  blacklist: ['纳入名单', 'Listing'],
  file: ['记入信用档案', 'Credit file'],
}
const UNITS: Record<string, readonly [zh: string, en: string]> = { h: ['小时', ' h'], d: ['天', ' days'] }

/** A step of a ladder as it is said: `sms-24h` is 短信提醒（24小时）. What has no such form stays as its pack names it. */
export function rungName(code: string): string {
  const [, action = '', count, unit = ''] = /^([a-z]+)(?:-(\d+)([hd]))?$/.exec(code) ?? []
  const name = ACTIONS[action]
  if (!name) return code
  const index = english.value ? 1 : 0
  if (!count) return name[index]
  const when = `${count}${UNITS[unit]![index]}`
  return english.value ? `${name[1]} (${when})` : `${name[0]}（${when}）`
}
