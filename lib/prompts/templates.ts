import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db, isUniqueViolation } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { TemplateDto, TemplateInput } from "./schemas";

const maxTemplates = 100;

/** The viewer's templates by name. */
export function listTemplates(viewer: Viewer): Promise<TemplateDto[]> {
  return db.template.findMany({
    where: { userId: viewer.id },
    orderBy: { name: "asc" },
    select: { id: true, name: true, text: true },
  });
}

/**
 * Makes a template, or changes the one with this id.
 * @throws AppError `conflict` (field name) when the name is taken, `not_found`, or `invalid_input` when there are too many
 */
export async function saveTemplate(viewer: Viewer, { id, name, text }: TemplateInput): Promise<void> {
  try {
    if (id) {
      const { count } = await db.template.updateMany({ where: { id, userId: viewer.id }, data: { name, text } });
      if (count === 0) throw new AppError("not_found");
      return;
    }
    if ((await db.template.count({ where: { userId: viewer.id } })) >= maxTemplates)
      throw new AppError("invalid_input", { message: `You can keep ${maxTemplates} templates. Delete one first.` });
    await db.template.create({ data: { userId: viewer.id, name, text } });
  } catch (error) {
    if (isUniqueViolation(error))
      throw new AppError("conflict", { field: "name", message: "You already have a template with this name." });
    throw error;
  }
}

/** @throws AppError `not_found` */
export async function deleteTemplate(viewer: Viewer, id: string): Promise<void> {
  const { count } = await db.template.deleteMany({ where: { id, userId: viewer.id } });
  if (count === 0) throw new AppError("not_found");
}
