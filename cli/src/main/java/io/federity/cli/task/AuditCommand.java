package io.federity.cli.task;

import picocli.CommandLine.Command;

/** Groups the commands of the audit trail. */
@Command(
    name = "audit",
    description = "The hash-chained audit trail.",
    subcommands = {AuditListCommand.class, AuditVerifyCommand.class})
public final class AuditCommand {}
