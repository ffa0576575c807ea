import type { Catalogue } from './index'
import type { zh } from './zh'

export const en: Catalogue<typeof zh> = {
  app: { name: 'Xinyi' },
  do: {
    back: 'Back',
    cancel: 'Cancel',
    close: 'Close',
    confirm: 'Confirm',
    next: 'Next',
    retry: 'Try again',
    reload: 'Reload',
    save: 'Save',
    signIn: 'Sign in',
    signOut: 'Sign out',
    more: 'Show more',
    print: 'Print',
    skip: 'Skip to content',
  },
  state: {
    loading: 'Loading',
    empty: 'Nothing here yet',
    offline: 'The server cannot be reached',
    offlineHappened: 'The network is down, or the server did not answer.',
    offlineNext: 'What you entered is still here. Check the network and try again; nothing is done twice.',
    unknown: 'Something went wrong',
    next: 'What to do next',
    problemPage: 'Read about this kind of problem',
    details: 'Details',
    live: 'Live',
    reconnecting: 'Connection lost, connecting again',
    saved: 'Saved',
    notFound: 'There is no such page',
    notFoundNext: 'The link may be old, or a few characters are missing.',
    home: 'Go home',
  },
  settings: { language: 'Language', chinese: '中文', english: 'English', elder: 'Large type' },
}
