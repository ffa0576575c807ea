import { find, people as anywhere, type Found, type Person } from '@shared/desk/people'
import { hospital } from './app'

export { readCode, type Person } from '@shared/desk/people'

/** The people a code may mean, read at this hospital. */
export const people = (text: string): Promise<Person[]> => anywhere(text, hospital.value)

/** The same, with what became of a code on a phone. */
export const recognise = (text: string): Promise<Found> => find(text, hospital.value)
