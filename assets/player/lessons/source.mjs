/** The lessons as the server has them. */

/** Reads all lessons. Throws an Error where the server has none to give. */
export async function fetchLessons() {
  const response = await fetch("lessons.json");
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()).lessons;
}

/**
 * The links of a lesson's scenes, the first one first.
 * @param {Lesson} lesson
 */
export const scenesOf = (lesson) => [lesson.link, ...lesson.variants.map(({ link }) => link)];
