import { texts } from '@shared/i18n'

/** Shared texts come from the catalogue; those of a screen stand beside it (see `words`). */
export const i18n = texts({ zh: {}, en: {} })
