package io.federity.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.error.ErrorCode;
import io.federity.object.StorageFullException;
import jakarta.ejb.EJBException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UnexpectedMapperTest {
  @Test
  void fullDisk_underWhateverItIsWrapped_isStorageFull() {
    var full = new StorageFullException(Path.of("/data"), new IOException("No space left"));
    Exception wrapped = new UncheckedIOException("object", full);
    assertThat(UnexpectedMapper.codeOf(new EJBException(wrapped)))
        .isEqualTo(ErrorCode.STORAGE_FULL);
  }

  @Test
  void otherFault_isInternal() {
    Exception wrapped = new UncheckedIOException("object", new IOException("Input/output error"));
    assertThat(UnexpectedMapper.codeOf(new EJBException(wrapped))).isEqualTo(ErrorCode.INTERNAL);
  }
}
