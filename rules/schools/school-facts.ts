import type { School } from '../../data/school.ts'

/** A school as it is asked about and imported: one value a question. An empty address or telephone number is none. */
export type SchoolFacts = Omit<School, 'contact' | 'address' | 'updatedAt'> & {
  address: string
  contactName: string
  contactEmail: string
  contactPhone: string
}
export type SchoolField = keyof SchoolFacts

export function factsOfSchool(school: School): SchoolFacts {
  const { name, board, part, specialEducation, training, places, vacancies, guidance, strengths, changeOfLeader, contact } = school
  return {
    ...{
      name,
      board,
      part,
      address: school.address ?? '',
      specialEducation,
      training,
      places,
      vacancies,
      guidance,
      strengths,
      changeOfLeader,
    },
    ...{ contactName: contact.name, contactEmail: contact.email, contactPhone: contact.phone ?? '' },
  }
}

export function schoolOfFacts(facts: SchoolFacts, updatedAt: string): School {
  const { address, contactName, contactEmail, contactPhone, ...same } = facts
  return {
    ...same,
    ...(address && { address }),
    contact: { name: contactName, email: contactEmail, ...(contactPhone && { phone: contactPhone }) },
    updatedAt,
  }
}
