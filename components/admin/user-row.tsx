"use client";

import Link from "next/link";
import { useRef } from "react";
import { ResetPassword } from "@/components/admin/reset-password";
import { UserForm } from "@/components/admin/user-form";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { UserDto } from "@/lib/auth/users";
import { formatMoney } from "@/lib/format";
import { formatDay } from "@/lib/format-day";

type UserRowProps = {
  user: UserDto;
  defaultBudgetMicros: number | null;
  /** It is the viewer's own account. */
  own: boolean;
  editing: boolean;
  onEdit: (editing: boolean) => void;
};

export function UserRow({ user, defaultBudgetMicros, own, editing, onEdit }: UserRowProps) {
  const edit = useRef<HTMLButtonElement>(null);

  function close() {
    onEdit(false);
    edit.current?.focus(); // what had the focus goes away with the form
  }

  return (
    <li className="border-b py-3">
      <div className="flex items-center gap-3">
        <div className="min-w-0 flex-1">
          <p className="flex items-center gap-2">
            <span className="truncate font-medium">{user.name || user.email}</span>
            {user.role === "admin" && <Badge>Admin</Badge>}
          </p>
          <p className="truncate text-muted-foreground">
            {user.name && `${user.email} · `}since {formatDay(user.createdAt)} ·{" "}
            {user.clips === 1 ? "1 clip" : `${user.clips} clips`}
          </p>
        </div>
        <p className="figures text-right">
          {formatMoney(user.usedMicros)}
          <span className="block text-muted-foreground text-xs">{budgetOf(user, defaultBudgetMicros)}</span>
        </p>
        <Button
          ref={edit}
          type="button"
          variant="ghost"
          size="sm"
          aria-label={`Edit ${user.email}`}
          aria-expanded={editing}
          onClick={() => onEdit(!editing)}
        >
          Edit
        </Button>
      </div>
      {editing && <UserForm user={user} onClose={close} />}
      {editing && !own && <ResetPassword user={user} />}
      {editing && own && (
        <p className="mt-2 border-t pt-4 text-muted-foreground">
          Your own password is changed in{" "}
          <Link href="/settings#security" className="text-foreground underline decoration-border underline-offset-4">
            the settings
          </Link>
          .
        </p>
      )}
    </li>
  );
}

function budgetOf(user: UserDto, defaultBudgetMicros: number | null): string {
  const limit = user.budgetMicros ?? defaultBudgetMicros;
  return user.unlimited || limit === null ? "no limit" : `of ${formatMoney(limit, "short")}`;
}
