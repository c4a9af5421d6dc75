import { useMutation } from "@tanstack/react-query";
import { Button } from "@/lib/ui/button";
import { Dialog } from "@/lib/ui/dialog";
import styles from "./admin-page.module.css";
import { removingUser } from "./api";
import { messages } from "./messages";
import { Refusal } from "./refusal";

interface RemoveUserDialogProps {
  username: string;
  onClose: () => void;
}

/** Asks before somebody's account goes, because nothing brings it back. */
export function RemoveUserDialog({ username, onClose }: RemoveUserDialogProps) {
  const remove = useMutation(removingUser);
  return (
    <Dialog title={messages.removeQuestion(username)} onClose={onClose}>
      <p>{messages.removeConsequence}</p>
      {remove.isError && <Refusal title={messages.removeFailed} error={remove.error} />}
      <div className={styles.actions}>
        <Button onClick={onClose}>{messages.keep}</Button>
        <Button
          look="danger"
          busyText={remove.isPending ? messages.removing : undefined}
          onClick={() => remove.mutate(username, { onSuccess: onClose })}
        >
          {messages.remove}
        </Button>
      </div>
    </Dialog>
  );
}
