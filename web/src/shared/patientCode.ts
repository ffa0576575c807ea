/** What the patient's code says when it is scanned: who it is, in which city. It opens nothing by itself. */
const FORM = /^xinyi:(\w{2,31})\/patients\/(\d{1,16})$/

export const patientCode = (city: string, patient: number): string => `xinyi:${city}/patients/${patient}`

export function readPatientCode(text: string): { city: string; patient: number } | null {
  const parts = FORM.exec(text.trim())
  return parts ? { city: parts[1]!, patient: Number(parts[2]) } : null
}
