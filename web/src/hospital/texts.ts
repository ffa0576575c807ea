import { texts } from '@shared/i18n'

const zh = { hospital: { title: '医院工作台' } }

export const i18n = texts({ zh, en: { hospital: { title: 'Hospital workbench' } } })
