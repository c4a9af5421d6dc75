import { Button } from "@/lib/ui/button";
import { Dialog } from "@/lib/ui/dialog";
import styles from "./form.module.css";
import { messages } from "./token-messages";

interface RevokeDialogProps {
  name: string;
  onClose: () => void;
  onRevoke: () => void;
}

/** Asks before a token ends, because whatever uses it stops working. */
export function RevokeDialog({ name, onClose, onRevoke }: RevokeDialogProps) {
  return (
    <Dialog title={messages.revokeQuestion(name)} onClose={onClose}>
      <p>{messages.revokeConsequence}</p>
      <div className={styles.actions}>
        <Button onClick={onClose}>{messages.keep}</Button>
        <Button look="danger" onClick={onRevoke}>
          {messages.revoke}
        </Button>
      </div>
    </Dialog>
  );
}
