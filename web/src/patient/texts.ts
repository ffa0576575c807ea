import { texts } from '@shared/i18n'
import { en } from './en'
import { zh } from './zh'

export const i18n = texts({ zh, en })
