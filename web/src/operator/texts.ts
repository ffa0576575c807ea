import { texts } from '@shared/i18n'

const zh = { operator: { title: '城市运营' } }

export const i18n = texts({ zh, en: { operator: { title: 'City operator' } } })
