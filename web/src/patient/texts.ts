import { texts } from '@shared/i18n'

const zh = { patient: { title: '我的就医' } }

export const i18n = texts({ zh, en: { patient: { title: 'My care' } } })
