import { deskApp } from '@shared/desk/app'

export const desk = deskApp('operator')
export const { can, city, session } = desk
