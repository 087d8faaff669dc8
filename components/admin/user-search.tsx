import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

/** A plain form: the search is in the address. */
export function UserSearch({ search }: { search: string }) {
  return (
    <form className="flex max-w-md gap-2">
      <Input type="search" name="q" defaultValue={search} placeholder="Email or name" aria-label="Find people" />
      <Button type="submit" variant="outline">
        Find
      </Button>
    </form>
  );
}
